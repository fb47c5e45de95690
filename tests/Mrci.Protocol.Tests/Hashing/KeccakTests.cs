using System.Security.Cryptography;
using System.Text;
using Mrci.Protocol.Hashing;

namespace Mrci.Protocol.Tests.Hashing;

public sealed class KeccakTests
{
    private const string Fox = "The quick brown fox jumps over the lazy dog";
    private const string Fips448Bits = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";

    private const string Fips896Bits =
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu";

    [Theory] // FIPS 202 examples; P-1.17
    [InlineData("", "6b4e03423667dbb73b6e15454f0eb1abd4597f9a1b078e3f5b5a6bc7")]
    [InlineData("abc", "e642824c3f8cf24ad09234ee7d3c766fc9a3a5168d0c94ad73b46fdf")]
    [InlineData(Fips448Bits, "8a24108b154ada21c9fd5574494479ba5c7e7ab76ef264ead0fcce33")]
    [InlineData(Fips896Bits, "543e6868e1666c1a643630df77367ae5a62a85070a51c14cbf665cbc")]
    [InlineData(Fox, "d15dadceaa4d5d7bb3b48f446421d542e08ad8887305e28d58335795")]
    public void Sha3_224_has_the_published_value(string text, string hash) => ShouldHash(Keccak.Sha3224, text, hash);

    [Fact] // FIPS 202 example of 1600 bits, longer than one block
    public void Sha3_224_of_200_bytes_A3_has_the_published_value()
    {
        var data = new byte[200];
        data.AsSpan().Fill(0xA3);
        Convert.ToHexStringLower(Keccak.Sha3224(data)).ShouldBe("9376816aba503f72f96ce7eb65ac095deee3be4bf9bbc2a1cb7e11e0");
    }

    [Fact] // NIST: one million times "a"
    public void Sha3_224_of_a_million_a_has_the_published_value()
    {
        var data = new byte[1_000_000];
        data.AsSpan().Fill((byte)'a');
        Convert.ToHexStringLower(Keccak.Sha3224(data)).ShouldBe("d69335b93325192e516a912e6d19a15cb51c6ed5c15243e7a7fd653c");
    }

    [Theory] // Keccak team, round 3 submission (as used by Ethereum)
    [InlineData("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")]
    [InlineData("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")]
    [InlineData(Fox, "4d741b6f1eb29cb2a9b9911c82f56fa8d73b04959d3d9d222895df6c0b28aa15")]
    public void Keccak_256_has_the_published_value(string text, string hash) => ShouldHash(Keccak.Keccak256, text, hash);

    [Theory] // Keccak team, round 3 submission; D-308
    [InlineData("",
        "0eab42de4c3ceb9235fc91acffe746b29c29a8c366b7c60e4e67c466f36a4304c00fa9caf9d87976ba469bcbe06713b435f091ef2769fb160cdab33d3670680e")]
    [InlineData("abc",
        "18587dc2ea106b9a1563e32b3312421ca164c7f1f07bc922a9c83d77cea3a1e5d0c69910739025372dc14ac9642629379540c17e2a65b19d77aa511a9d00bb96")]
    [InlineData(Fox,
        "d135bb84d0439dbac432247ee573a23ea7d3c9deb2a968eb31d47c4fb45f1ef4422d6c531b5b9bd6f449ebcc449ea94d0a8f05f62130fda612da53c79659f609")]
    public void Keccak_512_has_the_published_value(string text, string hash) => ShouldHash(Keccak.Keccak512, text, hash);

    [Fact] // every length around the block sizes, so that each padding case is met
    public void Lengths_around_a_block_differ_from_each_other()
    {
        var data = new byte[300];
        RandomNumberGenerator.Fill(data);
        for (var length = 0; length < data.Length; length++)
            Keccak.Keccak256(data.AsSpan(0, length)).ShouldNotBe(Keccak.Keccak256(data.AsSpan(0, length + 1)));
    }

    [Fact]
    public void Short_destination_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Keccak.Sha3224([], new byte[27]));
        Should.Throw<ArgumentOutOfRangeException>(() => Keccak.Keccak256([], new byte[31]));
        Should.Throw<ArgumentOutOfRangeException>(() => Keccak.Keccak512([], new byte[63]));
    }

    private static void ShouldHash(Func<ReadOnlySpan<byte>, byte[]> hash, string text, string expected) =>
        Convert.ToHexStringLower(hash(Encoding.ASCII.GetBytes(text))).ShouldBe(expected);
}
