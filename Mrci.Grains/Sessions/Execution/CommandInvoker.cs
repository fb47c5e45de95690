using Mrci.Modules;
using Mrci.Modules.Sessions;
using Mrci.Protocol.Frames;

namespace Mrci.Grains.Sessions.Execution;

/// <summary>Runs commands (P-5.1 to P-5.9): exactly one IDLE per invocation, and no exception gets out.</summary>
internal sealed class CommandInvoker(SessionScope scope)
{
    /// <summary>Handles a frame of the client.</summary>
    public async ValueTask ReceiveAsync(ClientFrame frame)
    {
        var slot = scope.Commands.Find(frame.CommandId);
        if (slot is { IsPaused: true })
        {
            // P-5.5: the frame is dropped, the invocation stays open.
            scope.WriteError(slot.Id, "the command is paused.");
            return;
        }

        if (slot is not null && !frame.Oversized)
        {
            scope.FramePayload = frame.Payload;
            await RunAsync(slot, frame.Payload, (FrameType)frame.Type);
            return;
        }

        scope.WriteError(frame.CommandId, slot is null ? "there is no such command in this session." : "the frame is too long.");
        if (slot is { IsActive: true })
            await TerminateAsync(slot);
        else
            scope.WriteIdle(frame.CommandId);
    }

    /// <summary>Runs one turn of one looping command, if there is one (P-5.6).</summary>
    public ValueTask TurnAsync() =>
        scope.Commands.NextTurn() is { } slot ? RunAsync(slot, ReadOnlyMemory<byte>.Empty, FrameType.Text) : ValueTask.CompletedTask;

    /// <summary>Ends an active command with its IDLE (P-5.10).</summary>
    public async ValueTask TerminateAsync(CommandSlot slot)
    {
        await TermAsync(slot);
        scope.WriteIdle(slot.Id);
    }

    /// <summary>Ends the invocation of a module's command that was lost with its module host (P-11.31).</summary>
    public ValueTask LoseAsync(CommandSlot slot)
    {
        scope.WriteError(slot.Id, new ModuleException(ModuleFailure.Died, "").ClientText);
        return TerminateAsync(slot);
    }

    /// <summary>Lets a command and its helpers go, helpers first (P-5.31).</summary>
    public async ValueTask DeleteAsync(CommandSlot slot)
    {
        foreach (var helper in slot.Helpers)
            Guard(slot, helper.Command.AboutToDelete);
        if (slot.Command is ModuleCommand command)
            await GuardAsync(slot, command.DeleteAsync());
        else
            Guard(slot, slot.Command.AboutToDelete);
    }

    // term() of a command and of its helpers that are in a mode; the modes are off then.
    private async ValueTask TermAsync(CommandSlot slot)
    {
        foreach (var helper in slot.Helpers)
        {
            if (helper.IsActive)
                Guard(slot, helper.Command.Term);
        }

        if (slot.Command is ModuleCommand command)
            await GuardAsync(slot, command.TermAsync());
        else
            Guard(slot, slot.Command.Term);
        slot.ClearModes();
    }

    private async ValueTask RunAsync(CommandSlot slot, ReadOnlyMemory<byte> data, FrameType type)
    {
        slot.BeginRun();
        try
        {
            await slot.Command.ProcBinAsync(scope.Shared, data, type);
        }
        catch (Exception exception)
        {
            // P-5.9: whatever a command throws, the session goes on.
            SessionLog.CommandFailed(scope.Logger, slot.Name, scope.Key, exception);
            scope.WriteError(slot.Id, exception is ModuleException failure ? failure.ClientText : "the command has failed.");
            await TermAsync(slot);
        }

        slot.IsRunning = false;
        scope.FramePayload = null;
        if (!slot.IsActive)
            scope.WriteIdle(slot.Id);
    }

    private void Guard(CommandSlot slot, Action call)
    {
        try
        {
            call();
        }
        catch (Exception exception)
        {
            SessionLog.CommandFailed(scope.Logger, slot.Name, scope.Key, exception);
        }
    }

    private async ValueTask GuardAsync(CommandSlot slot, ValueTask call)
    {
        try
        {
            await call;
        }
        catch (ModuleException exception)
        {
            SessionLog.CommandFailed(scope.Logger, slot.Name, scope.Key, exception);
        }
    }
}
