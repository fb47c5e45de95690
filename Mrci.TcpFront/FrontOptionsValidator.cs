using Microsoft.Extensions.Options;
using Mrci.Protocol.Frames;

namespace Mrci.TcpFront;

/// <summary>Refuses limits that cannot work, at the start of the host.</summary>
internal sealed class FrontOptionsValidator : IValidateOptions<FrontOptions>
{
    public ValidateOptionsResult Validate(string? name, FrontOptions options)
    {
        var errors = new List<string>();
        Positive(options.HeaderTimeout, nameof(options.HeaderTimeout));
        Positive(options.HandshakeTimeout, nameof(options.HandshakeTimeout));
        Positive(options.CloseTimeout, nameof(options.CloseTimeout));
        Positive(options.DrainTimeout, nameof(options.DrainTimeout));
        Positive(options.RecoveryTimeout, nameof(options.RecoveryTimeout));
        Positive(options.LeaseInterval, nameof(options.LeaseInterval));
        Positive(options.HeartbeatInterval, nameof(options.HeartbeatInterval));
        AtLeast(options.MaxOutboundBytes, 1, nameof(options.MaxOutboundBytes));
        AtLeast(options.MaxOutboundBytesForTurn, 1, nameof(options.MaxOutboundBytesForTurn));
        AtLeast(options.FlushBytes, 1, nameof(options.FlushBytes));
        AtLeast(options.MaxInboundFrames, 1, nameof(options.MaxInboundFrames));
        AtLeast(options.MaxInboundBytes, 1, nameof(options.MaxInboundBytes));
        AtLeast(options.MaxPendingEvents, 1, nameof(options.MaxPendingEvents));
        if (options.MaxClientPayload is < 0 or > FrameHeader.MaxPayload)
            errors.Add($"{nameof(options.MaxClientPayload)} must be 0 to {FrameHeader.MaxPayload}.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Positive(TimeSpan value, string option)
        {
            if (value <= TimeSpan.Zero)
                errors.Add($"{option} must be longer than zero.");
        }

        void AtLeast(long value, long least, string option)
        {
            if (value < least)
                errors.Add($"{option} must be at least {least}.");
        }
    }
}
