namespace Mrci.Domain.Modules;

/// <summary>
/// The files of the installed modules, where every silo can read them (D-610). They belong to an installation: a module that is installed again has other ones.
/// What no record of the registry names is nobody's (D-715).
/// </summary>
public interface IModuleFileStore
{
    /// <summary>Stores a piece of a file; committed when this returns.</summary>
    /// <param name="installation">Id of the installation.</param>
    /// <param name="part">The piece; there must be none of its path and number.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task AddAsync(string installation, ModuleFilePart part, CancellationToken cancellationToken);

    /// <summary>Reads all files of an installation, the pieces of a file in order, one after the other.</summary>
    /// <param name="installation">Id of the installation.</param>
    /// <param name="cancellationToken">Gives up.</param>
    IAsyncEnumerable<ModuleFilePart> ReadAsync(string installation, CancellationToken cancellationToken);

    /// <summary>Deletes all files of an installation. There may be none.</summary>
    /// <param name="installation">Id of the installation.</param>
    /// <param name="cancellationToken">Gives up; some files may be gone.</param>
    Task DeleteAsync(string installation, CancellationToken cancellationToken);

    /// <summary>The installations that have files.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);
}
