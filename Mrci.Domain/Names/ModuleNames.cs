using System.Buffers;

namespace Mrci.Domain.Names;

/// <summary>Names of modules (D-209). They become directory names.</summary>
public static class ModuleNames
{
    /// <summary>Longest name, UTF-16 code units.</summary>
    public const int MaximumLength = 64;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\:*?\"<>|");

    /// <summary>Whether a name can be that of an installed module.</summary>
    /// <param name="name">The name to look up.</param>
    /// <returns><see langword="true"/> if it is 1-64 units long without <c>/ \ : * ? " &lt; &gt; |</c> and <c>..</c>.</returns>
    public static bool IsValid(string name) =>
        name.Length is >= 1 and <= MaximumLength
        && !name.AsSpan().ContainsAny(Forbidden)
        && !name.Contains("..", StringComparison.Ordinal);

    /// <summary>Whether a module may be installed under this name from now on; that it is free is for the caller to check.</summary>
    /// <param name="name">The wanted name.</param>
    /// <returns><see langword="true"/> if moreover it has no control character and no dot or blank at either end.</returns>
    public static bool IsValidNew(string name) =>
        IsValid(name) && !CharacterRules.HasControl(name) && !IsDotOrBlank(name[0]) && !IsDotOrBlank(name[^1]);

    private static bool IsDotOrBlank(char unit) => unit == '.' || char.IsWhiteSpace(unit);
}
