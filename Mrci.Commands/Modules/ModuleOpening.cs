using Mrci.Grains.Modules;

namespace Mrci.Commands.Modules;

/// <summary>Outcome of the start of an installation.</summary>
/// <param name="Status">Whether it has been started, or why not.</param>
/// <param name="Installation">The installation; null when it has not.</param>
public sealed record ModuleOpening(ModuleStatus Status, IModuleInstallation? Installation);
