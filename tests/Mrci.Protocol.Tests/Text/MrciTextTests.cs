using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using Mrci.Protocol.Tests.Bytes;
using Mrci.Protocol.Text;

namespace Mrci.Protocol.Tests.Text;

public sealed class MrciTextTests
{
    [Theory] // P-2.3
    [InlineData("", "")]
    [InlineData("68 00 69 00", "hi")]
    [InlineData("FF FE 68 00", "h")]
    [InlineData("FF FE FF FE 68 00", "\uFEFFh")]
    [InlineData("68 00 FF FE", "h\uFEFF")]
    [InlineData("FF FE", "")]
    [InlineData("FF", "")]
    [InlineData("68 00 69", "h")]
    [InlineData("FF FE 68 00 69", "h")]
    [InlineData("3D D8 00 DE", "\U0001F600")]
    [InlineData("3D D8", "\uFFFD")]
    [InlineData("3D D8 68 00", "\uFFFDh")]
    [InlineData("00 DE 68 00", "\uFFFDh")]
    [InlineData("3D D8 3D D8 00 DE", "\uFFFD\U0001F600")]
    [InlineData("68 00 00 00 69 00", "h\0i")]
    public void Payload_is_decoded_the_same_in_one_piece_and_in_many(string hex, string text)
    {
        var bytes = Hex.Bytes(hex);
        MrciText.Decode(bytes).ShouldBe(text);
        MrciText.Decode(new ReadOnlySequence<byte>(bytes)).ShouldBe(text);
        MrciText.Decode(Chunks.Of(bytes, 1)).ShouldBe(text);
        MrciText.Decode(Chunks.Of(bytes, 3)).ShouldBe(text);
    }

    [Theory] // P-2.3
    [InlineData("hi", "68 00 69 00")]
    [InlineData("", "")]
    [InlineData("\U0001F600", "3D D8 00 DE")]
    public void Text_is_encoded_without_byte_order_mark_and_terminator(string text, string hex) =>
        MrciText.Encode(text).ShouldBe(Hex.Bytes(hex));

    [Fact] // P-2.3
    public void Unpaired_surrogates_are_encoded_as_replacement_characters()
    {
        MrciText.Encode("a\uD83D").ShouldBe(Hex.Bytes("61 00 FD FF"));
        MrciText.Encode("\uDE00b").ShouldBe(Hex.Bytes("FD FF 62 00"));
    }

    [Fact] // P-2.3
    public void Any_bytes_decode_alike_in_any_chunks() =>
        Prop.ForAll(
            Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf().ToArbitrary(),
            Gen.Choose(1, 9).ToArbitrary(),
            (bytes, chunk) => string.Equals(MrciText.Decode(bytes), MrciText.Decode(Chunks.Of(bytes, chunk)), StringComparison.Ordinal))
            .QuickCheckThrowOnFailure();
}
