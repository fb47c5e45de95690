using Mrci.Modules;

namespace Mrci.Tester;

/// <summary>Base of the four commands.</summary>
public abstract class TestCommand : Command
{
    /// <inheritdoc />
    public sealed override string IoText => "[none]/[text]";

    /// <inheritdoc />
    public sealed override string LongText => ShortText;

    /// <inheritdoc />
    public sealed override string LibraryText => TesterLoader.LibraryText;
}
