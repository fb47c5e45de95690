using Mrci.Commands;

namespace Mrci.Grains.Sessions.Loading;

/// <summary>Makes the loaders of a session.</summary>
public interface ISessionLoaders
{
    /// <summary>Makes them for a session that is being attached.</summary>
    /// <param name="session">What built-in commands may do with the session.</param>
    /// <returns>New loaders; the session disposes of them with <see cref="Mrci.Modules.ICommandLoader.AboutToDelete"/>.</returns>
    IReadOnlyList<SessionLoader> Create(ISessionContext session);
}
