using Mrci.Protocol.Frames;

namespace Mrci.TcpFront.Tests;

public sealed class FrontOptionsValidatorTests
{
    private readonly FrontOptionsValidator _validator = new();

    [Fact]
    public void Defaults_are_those_of_the_rules()
    {
        // P-1.7, P-1.10, P-1.11, P-2.12, P-2.13
        var options = new FrontOptions();
        _validator.Validate(name: null, options).Succeeded.ShouldBeTrue();
        options.HeaderTimeout.ShouldBe(TimeSpan.FromSeconds(5));
        options.HandshakeTimeout.ShouldBe(TimeSpan.FromSeconds(10));
        options.ForceTlsOnLoopback.ShouldBeFalse();
        options.MaxClientPayload.ShouldBe(16_777_215);
        options.MaxOutboundBytes.ShouldBe(67_108_864);
    }

    [Fact]
    public void Limits_that_cannot_work_are_named()
    {
        var result = _validator.Validate(name: null, new FrontOptions
        {
            HeaderTimeout = TimeSpan.Zero,
            MaxClientPayload = FrameHeader.MaxPayload + 1,
            MaxInboundFrames = 0,
        });
        result.Failures.ShouldNotBeNull().Count().ShouldBe(3);
        result.FailureMessage.ShouldNotBeNull().ShouldContain(nameof(FrontOptions.MaxInboundFrames));
    }
}
