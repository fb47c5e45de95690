using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Mrci.Domain.Names;

namespace Mrci.Domain.Tests.Names;

/// <summary>D-906: each validator against its row of the table, restated per code unit.</summary>
public sealed class ValidatorPropertyTests
{
    private const int Cases = 3000;

    private static readonly char[] Interesting =
    [
        'a', 'Z', '0', '9', '_', '?', '-', '.', '@', '!', '$', '\\', '/', ':', '*', '"', '<', '>', '|', ' ', '\t', '\n', '\0', '\u007F',
        '\u0085', '\u00A0', '\u00AD', '\u00B2', '\u00E9', '\u0130', '\u0301', '\u01C5', '\u0416', '\u0661', '\u200B', '\u2003',
        '\u2028', '\u202E', '\u3000', '\uD800', '\uDBFF', '\uDC00', '\uDFFF', '\uFEFF', '\uFFFF',
    ];

    // Lengths at and around every limit of the table; most units harmless, so that valid texts occur too.
    private static readonly Arbitrary<string> Texts = Arb.From(
        from length in Gen.Elements(0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 24, 25, 32, 33, 64, 65, 136, 137, 200, 201)
        from share in Gen.Elements(0, 1, 20)
        from units in Gen.ArrayOf(
            Gen.Frequency((100 - share, Gen.Elements('a', 'B', '7', '.', 'q')), (share, Gen.Elements(Interesting))), length)
        from at in Gen.Choose(-1, length - 1)
        select At(units, at));

    [Fact]
    public void Words_match_the_table()
    {
        // D-201, D-204, D-205, D-208
        Check(text => UserNames.IsValid(text) == IsWord(text, 2, 24));
        Check(text => GroupNames.IsValid(text) == IsWord(text, 1, 12));
        Check(text => ChannelNames.IsValid(text) == IsWord(text, 4, 32));
        Check(text => CommonNames.IsValid(text) == IsWord(text, 1, 200));
        Check(text => CommonNames.IsValidNew(text) == IsWord(text, 1, 136));
    }

    [Fact]
    public void Passwords_match_the_table()
    {
        // D-202
        Check(text => Passwords.IsValid(text) == (text.Length is >= 8 and <= 200
            && text.Any(char.IsLetter) && text.Any(char.IsNumber) && text.Any(char.IsUpper) && text.Any(char.IsLower)
            && text.Any(unit => char.IsSymbol(unit) || char.IsPunctuation(unit))));
    }

    [Fact]
    public void Email_addresses_match_the_table()
    {
        // D-203
        Check(text => EmailAddresses.IsValid(text) == (IsWord(text, 4, 64) && text.Count(unit => unit == '@') == 1
            && text[(text.IndexOf('@', StringComparison.Ordinal) + 1)..].Contains('.', StringComparison.Ordinal)));
    }

    [Fact]
    public void Display_command_and_module_names_match_the_table()
    {
        // D-206, D-207, D-209
        Check(text => DisplayNames.IsValid(text) == (text.Length <= 32 && !text.Any(char.IsControl)));
        Check(text => CommandNames.IsValid(text) == (text.Length is >= 1 and <= 64
            && text.All(unit => char.IsLetter(unit) || char.IsNumber(unit) || unit is '_' or '?')));
        Check(text => ModuleNames.IsValid(text) == (text.Length is >= 1 and <= 64
            && !text.Any(unit => unit is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|')
            && !text.Contains("..", StringComparison.Ordinal)));
    }

    [Fact]
    public void New_names_keep_the_extra_rules()
    {
        // D-215
        Check(text => ChannelNames.IsValidNew(text) == (ChannelNames.IsValid(text) && IsCreatable(text)));
        Check(text => GroupNames.IsValidNew(text)
            == (GroupNames.IsValid(text) && IsCreatable(text) && !text.Equals("root", StringComparison.OrdinalIgnoreCase)));
        Check(text => !UserNames.IsValidNew(text) || (UserNames.IsValid(text) && IsCreatable(text) && !EmailAddresses.IsValid(text)));
        Check(text => !EmailAddresses.IsValidNew(text) || (EmailAddresses.IsValid(text) && IsCreatable(text)));
    }

    [Fact]
    public void Canonical_name_is_stable_and_ignores_case()
    {
        // D-220
        Check(text => string.Equals(CanonicalName.Of(CanonicalName.Of(text)), CanonicalName.Of(text), StringComparison.Ordinal));
        Check(text => CanonicalName.AreSame(text, text.ToLowerInvariant()));
    }

    private static void Check(Func<string, bool> property) =>
        Prop.ForAll(Texts, property).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));

    private static string At(char[] units, int at)
    {
        if (at >= 0 && units.Length % 4 == 0)
            units[at] = '@';
        return new string(units);
    }

    private static bool IsWord(string text, int minimum, int maximum) =>
        text.Length >= minimum && text.Length <= maximum && !text.Any(unit => unit == ' ' || char.IsControl(unit));

    private static bool IsCreatable(string text)
    {
        if (text.StartsWith('-') || text.Contains('\\', StringComparison.Ordinal))
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                i++;
            else if (char.IsSurrogate(text[i]) || char.IsWhiteSpace(text[i]) || char.GetUnicodeCategory(text[i]) == UnicodeCategory.Format)
                return false;
        }

        return true;
    }
}
