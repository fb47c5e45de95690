using Mrci.Modules;

namespace Mrci.Tester;

/// <summary>The reference module (P-11.40): four commands that show what a module can do. Nothing is public or exempt.</summary>
public sealed class TesterLoader : CommandLoader
{
    /// <summary>Library text of all commands.</summary>
    public const string LibraryText = "MRCITestMod_1.0.1";

    /// <summary>Adds the commands.</summary>
    public TesterLoader()
    {
        Add("test_inherit", static () => new TestInheritCommand());
        Add("test_input", static () => new TestInputCommand());
        Add("test_loop", static () => new TestLoopCommand());
        Add("test_text", static () => new TestTextCommand());
    }
}
