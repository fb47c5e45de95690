using System.Collections.Frozen;
using System.Globalization;

namespace Mrci.Domain.Names;

/// <summary>Canonical decompositions, compositions and combining classes, read from the embedded <c>UnicodeComposition.txt</c>.</summary>
internal sealed class UnicodeCompositionTable
{
    private readonly FrozenDictionary<int, (int First, int Second)> _decompositions;
    private readonly FrozenDictionary<(int First, int Second), int> _compositions;
    private readonly FrozenDictionary<int, byte> _classes;

    private UnicodeCompositionTable(
        Dictionary<int, (int First, int Second)> decompositions,
        Dictionary<(int First, int Second), int> compositions,
        Dictionary<int, byte> classes)
    {
        _decompositions = decompositions.ToFrozenDictionary();
        _compositions = compositions.ToFrozenDictionary();
        _classes = classes.ToFrozenDictionary();
    }

    public static UnicodeCompositionTable Load()
    {
        using var stream = typeof(UnicodeCompositionTable).Assembly.GetManifestResourceStream("UnicodeComposition.txt")
            ?? throw new InvalidOperationException("The resource UnicodeComposition.txt is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var decompositions = new Dictionary<int, (int First, int Second)>();
        var compositions = new Dictionary<(int First, int Second), int>();
        var classes = new Dictionary<int, byte>();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (fields[0])
            {
                case "C":
                    decompositions[Hex(fields[1])] = (Hex(fields[2]), Hex(fields[3]));
                    compositions[(Hex(fields[2]), Hex(fields[3]))] = Hex(fields[1]);
                    break;
                case "D":
                    decompositions[Hex(fields[1])] = (Hex(fields[2]), fields.Length > 3 ? Hex(fields[3]) : 0);
                    break;
                case "K":
                    for (var point = Hex(fields[1]); point <= Hex(fields[2]); point++)
                        classes[point] = byte.Parse(fields[3], CultureInfo.InvariantCulture);
                    break;
            }
        }

        return new UnicodeCompositionTable(decompositions, compositions, classes);
    }

    /// <summary>Finds the two halves of a character; the second is 0 when there is only one.</summary>
    public bool TryDecompose(int point, out int first, out int second)
    {
        var found = _decompositions.TryGetValue(point, out var halves);
        (first, second) = halves;
        return found;
    }

    public bool TryCompose(int first, int second, out int composed) => _compositions.TryGetValue((first, second), out composed);

    public byte CombiningClass(int point) => _classes.GetValueOrDefault(point);

    private static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
