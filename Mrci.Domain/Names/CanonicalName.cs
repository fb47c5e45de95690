namespace Mrci.Domain.Names;

/// <summary>The one key under which names that differ only in case or composition are the same (D-220).</summary>
/// <remarks>For user, e-mail, group, channel, sub-channel, command and common names. Compare keys ordinally.</remarks>
public static class CanonicalName
{
    /// <summary>Makes the key: form C, then lower case of the invariant culture.</summary>
    /// <param name="name">A name as a user typed it.</param>
    /// <returns>The key. Applying the function to a key returns that key.</returns>
    public static string Of(string name)
    {
        // Lower-casing can bring a letter to a mark it composes with (H + U+0331 has no composed capital, h + U+0331 has).
        return ComposedText.Of(ComposedText.Of(name).ToLowerInvariant());
    }

    /// <summary>Whether two names have the same key.</summary>
    /// <param name="left">A name.</param>
    /// <param name="right">Another name.</param>
    /// <returns><see langword="true"/> if they are the same name.</returns>
    public static bool AreSame(string left, string right) =>
        string.Equals(left, right, StringComparison.Ordinal) || string.Equals(Of(left), Of(right), StringComparison.Ordinal);
}
