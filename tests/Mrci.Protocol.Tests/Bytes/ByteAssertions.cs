namespace Mrci.Protocol.Tests.Bytes;

/// <summary>Assertions about bytes in the notation of <see cref="Hex"/>.</summary>
internal static class ByteAssertions
{
    public static void ShouldStartWith(this byte[] actual, string hex)
    {
        var expected = Hex.Bytes(hex);
        actual.Take(expected.Length).ShouldBe(expected);
    }
}
