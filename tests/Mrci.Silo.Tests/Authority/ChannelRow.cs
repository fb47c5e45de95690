namespace Mrci.Silo.Tests.Authority;

/// <summary>A command that asks for a channel level: what is to come of it, how it is run, and how it is undone.</summary>
/// <param name="Command">Name of the command.</param>
/// <param name="Expected">The outcome for a session that has the command, from the tables of the domain.</param>
/// <param name="Run">Runs it so that nothing but authority can refuse it.</param>
/// <param name="Undo">Puts back what it has changed when it was done.</param>
internal sealed record ChannelRow(
    string Command, Func<ChannelCell, Outcome> Expected, Func<Room, Task<Outcome>> Run, Func<Room, Task>? Undo = null);
