namespace Mrci.Modules;

/// <summary>Names and builds the commands of one module, or of the host itself (P-11.1).</summary>
/// <remarks>
/// The host owns the life of loaders and commands: a module never disposes its loader or a command it handed out (P-11.2).
/// The three lists are read at every rebuild (P-11.3); a command's id follows from its place in <see cref="CommandNames"/> (P-4.3).
/// </remarks>
public interface ICommandLoader
{
    /// <summary>All names the loader can build, at most 256 (P-4.2); the basis of numbering and of the access filter.</summary>
    IReadOnlyList<string> CommandNames { get; }

    /// <summary>Names usable without login; ignored unless also in <see cref="CommandNames"/>.</summary>
    IReadOnlyList<string> PublicCommandNames => [];

    /// <summary>Names that every logged-in user may run, whatever the rank.</summary>
    IReadOnlyList<string> RankExemptCommandNames => [];

    /// <summary>The import revision that the module was built for; the host takes 2 and above (P-11.10, P-11.11).</summary>
    ulong Rev { get; }

    /// <summary>Why the last <see cref="CreateCommand"/> gave null or <see cref="AcceptsHostRev"/> gave false; it is logged.</summary>
    string LastError => "";

    /// <summary>Builds a new instance of a command.</summary>
    /// <param name="name">A name of <see cref="CommandNames"/>, in any case.</param>
    /// <returns>The command, or null when the name is unknown or the command cannot be built. A throw counts as null.</returns>
    ICommand? CreateCommand(string name);

    /// <summary>The host tells its import revision; false means that the module refuses to be loaded.</summary>
    /// <param name="rev">The import revision of the host, 2.</param>
    bool AcceptsHostRev(ulong rev);

    /// <summary>Tells the directory the module is installed in; called once, after a successful negotiation.</summary>
    /// <param name="directory">Absolute path.</param>
    void SetModulePath(string directory)
    {
    }

    /// <summary>The last call; all commands of the loader are gone already. Free everything.</summary>
    void AboutToDelete()
    {
    }
}
