namespace Mrci.Modules.Catalog;

/// <summary>A module whose files are on this silo.</summary>
/// <param name="Name">Its name (P-11.16).</param>
/// <param name="Directory">Absolute path of its install directory on this silo (P-11.15).</param>
/// <param name="Slot">Its slot, 0-251; its first command has the id 513 + 256 · slot (P-4.4).</param>
/// <param name="Version">Opaque; another one after every installation, so that a module that was installed again is told from the one before.</param>
public sealed record InstalledModule(string Name, string Directory, int Slot, string Version);
