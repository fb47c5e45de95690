using Mrci.Modules;

namespace Mrci.Commands;

/// <summary>One command as it is loaded in a session.</summary>
/// <param name="Id">Its id (P-4.3).</param>
/// <param name="Name">Its unique name in the session (P-4.7).</param>
/// <param name="Command">The instance.</param>
public sealed record LoadedCommand(ushort Id, string Name, ICommand Command);
