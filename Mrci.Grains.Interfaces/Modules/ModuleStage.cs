namespace Mrci.Grains.Modules;

/// <summary>How far a module is. Values are stored; never renumber.</summary>
public enum ModuleStage : byte
{
    /// <summary>Name and slot are taken; the files are on their way (C-add_mod.2).</summary>
    Reserved = 0,

    /// <summary>The files are there, and sessions may load it.</summary>
    Installed = 1,

    /// <summary>Sessions let go of it; files and record go soon (P-11.25).</summary>
    Removing = 2,
}
