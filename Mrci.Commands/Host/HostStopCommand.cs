using Mrci.Grains.Fronts;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Host;

/// <summary>Base of the commands that end all sessions of the host, and so want one exact word first (C-close_host.1, C-restart_host.1).</summary>
/// <param name="name">Name in the catalog.</param>
/// <param name="word">The word, case-sensitive.</param>
/// <param name="restart">Whether the host comes back.</param>
/// <param name="session">The session that the command belongs to.</param>
public abstract class HostStopCommand(string name, string word, bool restart, ISessionContext session) : TextCommand(name, session)
{
    /// <inheritdoc />
    protected sealed override ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        AskWord();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    protected sealed override async ValueTask AnswerAsync(ISharedState shared, string answer)
    {
        if (answer.Length == 0)
            return;
        if (answer.Equals(word, StringComparison.Ordinal))
        {
            Session.LogActivity(restart ? "host restart requested" : "host close requested");
            await Session.Grains.GetGrain<IHostControlGrain>(0).StopAsync(restart);
            return;
        }

        Error($"that was not {word}.");
        AskWord();
    }

    private void AskWord() =>
        Ask($"\nThis ends all sessions of the host{(restart ? ", which then starts anew" : "")}. Enter {word} to go on (leave blank to cancel): ");
}
