using FsCheck;
using FsCheck.Fluent;
using Mrci.Protocol.Identifiers;
using Mrci.Protocol.Tests.Bytes;

namespace Mrci.Protocol.Tests.Identifiers;

public sealed class IdTests
{
    [Fact] // P-1.17
    public void Session_id_makes_the_round_trip_through_bytes_and_hex() =>
        Prop.ForAll(
            BytesOf(SessionId.Size),
            bytes => SessionId.Read(bytes) is var id
                && id.ToArray().AsSpan().SequenceEqual(bytes)
                && string.Equals(id.ToString(), Convert.ToHexStringLower(bytes), StringComparison.Ordinal)
                && SessionId.TryParse(id.ToString(), out var parsed) && parsed == id && parsed.GetHashCode() == id.GetHashCode()
                && SessionId.TryParse(id.ToString().ToUpperInvariant(), out var upper) && upper == id
                && SessionId.TryRead(Chunks.Of(bytes, 5), out var read) && read.Equals((object)id))
            .QuickCheckThrowOnFailure();

    [Fact] // D-301
    public void User_id_makes_the_round_trip_through_bytes_and_hex() =>
        Prop.ForAll(
            BytesOf(UserId.Size),
            bytes => UserId.Read(bytes) is var id
                && id.ToArray().AsSpan().SequenceEqual(bytes)
                && string.Equals(id.ToString(), Convert.ToHexStringLower(bytes), StringComparison.Ordinal)
                && UserId.TryParse(id.ToString(), out var parsed) && parsed == id && parsed.GetHashCode() == id.GetHashCode()
                && UserId.TryRead(Chunks.Of(bytes, 5), out var read) && read.Equals((object)id))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("8d10895405f27979ccceb5a45b8528bfbe5326a3fc6ef1b41542068")]
    [InlineData("8d10895405f27979ccceb5a45b8528bfbe5326a3fc6ef1b41542068e0")]
    [InlineData("8d10895405f27979ccceb5a45b8528bfbe5326a3fc6ef1b41542068g")]
    [InlineData("0x10895405f27979ccceb5a45b8528bfbe5326a3fc6ef1b41542068e")]
    public void Session_id_of_other_text_is_refused(string? text)
    {
        SessionId.TryParse(text, out var id).ShouldBeFalse();
        id.IsEmpty.ShouldBeTrue();
    }

    [Theory] // P-3.12, P-2.14
    [InlineData(0)]
    [InlineData(27)]
    [InlineData(29)]
    [InlineData(300)]
    public void Session_id_payload_of_another_length_is_refused(int length)
    {
        SessionId.TryRead(new byte[length], out _).ShouldBeFalse();
        SessionId.TryRead(Chunks.Of(new byte[length], 10), out _).ShouldBeFalse();
    }

    [Fact] // P-3.7
    public void Empty_id_is_all_zero()
    {
        default(SessionId).IsEmpty.ShouldBeTrue();
        default(UserId).ToString().ShouldBe(new string('0', 64));
        UserId.Read(Hex.Bytes("00×31 01")).IsEmpty.ShouldBeFalse();
        Wire.Session(1).IsEmpty.ShouldBeFalse();
        (Wire.Session(1) != Wire.Session(2)).ShouldBeTrue();
    }

    [Fact] // D-301
    public void Random_user_ids_differ() => UserId.CreateRandom().ShouldNotBe(UserId.CreateRandom());

    [Fact] // P-1.17, X-6
    public void Session_ids_of_one_millisecond_differ()
    {
        var clock = new StoppedClock();
        var ids = Enumerable.Range(0, 1000).Select(_ => SessionIds.Create(clock, "machine"u8)).ToHashSet();
        ids.Count.ShouldBe(1000);
    }

    [Theory] // P-1.17
    [InlineData("0123456789abcdef0123456789abcdef\n", "0123456789abcdef0123456789abcdef")]
    [InlineData("\n", null)]
    [InlineData("", null)]
    public void Machine_id_is_the_text_of_its_file(string content, string? id)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, content);
            SessionIds.MachineId(file).ShouldBe(id);
        }
        finally
        {
            File.Delete(file);
        }

        SessionIds.MachineId(file).ShouldBeNull();
    }

    private static Arbitrary<byte[]> BytesOf(int size) =>
        Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(size).ToArbitrary();

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;
    }
}
