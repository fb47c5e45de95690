using System.Globalization;
using System.Text;

namespace Mrci.Domain.Names;

/// <summary>
/// Unicode normalisation form C (D-220, D-310), from a table of this assembly.
/// </summary>
/// <remarks>
/// <see cref="string.Normalize()"/> returns its input unchanged under invariant globalisation, and elsewhere follows whatever ICU
/// the machine has. Keys and password hashes are stored, so they must not depend on either.
/// </remarks>
public static class ComposedText
{
    private const int HangulBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TrailCount = 28;
    private const int HangulCount = LeadCount * VowelCount * TrailCount;

    // Every character below the first combining mark is its own composed form.
    private const char FirstUnsettled = '\u0300';

    private static readonly UnicodeCompositionTable Table = UnicodeCompositionTable.Load();

    /// <summary>Returns the composed form. Unpaired surrogates are kept as they are.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The same text in form C; the same instance when nothing had to be looked at.</returns>
    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange(FirstUnsettled, char.MaxValue) < 0)
            return text;
        var points = Decompose(text);
        Order(points);
        Compose(points);
        var result = new StringBuilder(text.Length);
        foreach (var point in points)
        {
            if (point > char.MaxValue)
                result.Append(char.ConvertFromUtf32(point));
            else
                result.Append((char)point);
        }

        return result.ToString();
    }

    private static List<int> Decompose(string text)
    {
        var points = new List<int>(text.Length * 2);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                AddDecomposed(points, char.ConvertToUtf32(text[i], text[++i]));
            else
                AddDecomposed(points, text[i]);
        }

        return points;
    }

    private static void AddDecomposed(List<int> points, int point)
    {
        var syllable = point - HangulBase;
        if (syllable is >= 0 and < HangulCount)
        {
            points.Add(LeadBase + (syllable / (VowelCount * TrailCount)));
            points.Add(VowelBase + (syllable % (VowelCount * TrailCount) / TrailCount));
            if (syllable % TrailCount != 0)
                points.Add(TrailBase + (syllable % TrailCount));
        }
        else if (Table.TryDecompose(point, out var first, out var second))
        {
            AddDecomposed(points, first);
            if (second != 0)
                AddDecomposed(points, second);
        }
        else
        {
            points.Add(point);
        }
    }

    // Canonical ordering: a stable sort of each run of marks by combining class.
    private static void Order(List<int> points)
    {
        for (var i = 1; i < points.Count; i++)
        {
            var point = points[i];
            var order = Table.CombiningClass(point);
            if (order == 0)
                continue;
            var target = i;
            while (target > 0 && Table.CombiningClass(points[target - 1]) > order)
            {
                points[target] = points[target - 1];
                target--;
            }

            points[target] = point;
        }
    }

    private static void Compose(List<int> points)
    {
        var starter = -1;
        var lastClass = -1;
        var kept = 0;
        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            var order = Table.CombiningClass(point);
            if (starter >= 0 && lastClass < order && TryCompose(points[starter], point, out var composed))
            {
                points[starter] = composed;
                continue;
            }

            if (order == 0)
            {
                starter = kept;
                lastClass = -1;
            }
            else
            {
                lastClass = order;
            }

            points[kept++] = point;
        }

        points.RemoveRange(kept, points.Count - kept);
    }

    private static bool TryCompose(int first, int second, out int composed)
    {
        var lead = first - LeadBase;
        var vowel = second - VowelBase;
        if (lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount)
        {
            composed = HangulBase + (((lead * VowelCount) + vowel) * TrailCount);
            return true;
        }

        var syllable = first - HangulBase;
        var trail = second - TrailBase;
        if (syllable is >= 0 and < HangulCount && syllable % TrailCount == 0 && trail is > 0 and < TrailCount)
        {
            composed = first + trail;
            return true;
        }

        return Table.TryCompose(first, second, out composed);
    }
}
