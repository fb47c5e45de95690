using Mrci.Grains.Events;

namespace Mrci.Commands.Modules;

/// <summary>
/// A module on its way: first its upload is written, then it is finished, once. Until that has succeeded nobody loads it, and whatever ends it before then leaves
/// no file and no record, a killed process included.
/// </summary>
public interface IModuleInstallation
{
    /// <summary>Id of the first command that the module has (P-4.4).</summary>
    int FirstCommandId { get; }

    /// <summary>Writes more of the upload.</summary>
    /// <param name="data">The bytes, in order.</param>
    /// <exception cref="IOException">They cannot be written.</exception>
    Task WriteAsync(ReadOnlyMemory<byte> data);

    /// <summary>Unpacks and checks the upload, stores its files for all silos, and enables the module. When that fails, nothing is left any more.</summary>
    /// <param name="isLibrary">Whether the upload is the main library rather than an archive.</param>
    /// <param name="origin">The session that acts.</param>
    Task<ModuleOutcome> FinishAsync(bool isLibrary, EventOrigin origin);

    /// <summary>Gives the installation up; nothing is left when the task ends. Also when it is being finished. Does nothing when it has ended.</summary>
    Task AbandonAsync();
}
