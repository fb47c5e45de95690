namespace Mrci.Commands.Modules;

/// <summary>Installs modules (C-add_mod.2 to C-add_mod.4).</summary>
public interface IModuleInstaller
{
    /// <summary>Takes a name and a slot, and makes room for an upload.</summary>
    /// <param name="name">The name, valid by D-209.</param>
    /// <exception cref="IOException">There is no room for the upload; nothing is left.</exception>
    Task<ModuleOpening> OpenAsync(string name);
}
