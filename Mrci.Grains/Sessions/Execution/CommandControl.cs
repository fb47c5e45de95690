namespace Mrci.Grains.Sessions.Execution;

/// <summary>What <c>term</c>, <c>pause</c> and <c>resume</c> do to other commands (P-5.10). The running command is left alone.</summary>
internal sealed class CommandControl(SessionScope scope, CommandInvoker invoker)
{
    public async ValueTask<bool> TerminateAsync(ushort? id)
    {
        if (id is not null && scope.Commands.Find(id.Value) is null)
            return false;
        foreach (var slot in scope.Commands.ToArray())
        {
            if ((id is null || slot.Id == id) && slot.IsActive && !slot.IsRunning)
                await invoker.TerminateAsync(slot);
        }

        return true;
    }

    public bool Pause(ushort? id) => Act(id, static slot => slot.Loops, static slot => slot.IsPaused = true);

    public bool Resume(ushort? id) => Act(id, static slot => slot.IsPaused, static slot => slot.IsPaused = false);

    private bool Act(ushort? id, Func<CommandSlot, bool> fits, Action<CommandSlot> action)
    {
        if (id is null)
        {
            foreach (var each in scope.Commands.ToArray())
            {
                if (fits(each))
                    action(each);
            }

            return true;
        }

        if (scope.Commands.Find(id.Value) is not { } slot || !fits(slot))
            return false;
        action(slot);
        return true;
    }
}
