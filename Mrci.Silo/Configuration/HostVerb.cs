namespace Mrci.Silo.Configuration;

/// <summary>What the command line wants (chapter 14 of commands.md).</summary>
internal enum HostVerb
{
    /// <summary>Run the host (C-CLI.5).</summary>
    Run = 0,

    /// <summary>Stop the running one (C-CLI.7).</summary>
    Stop = 1,

    /// <summary>Tell what the running one does (C-CLI.8).</summary>
    Status = 2,

    /// <summary>Give the protected account a new random password (C-CLI.9).</summary>
    ResetRoot = 3,

    /// <summary>Make an account in the most powerful group (chapter 18).</summary>
    AddAdmin = 4,

    /// <summary>Tell version, runtime, and licence (C-CLI.2).</summary>
    About = 5,

    /// <summary>Run the host in the background (C-CLI.6).</summary>
    Start = 6,

    /// <summary>Store where clients connect from the next start on (C-CLI.3).</summary>
    Address = 7,
}
