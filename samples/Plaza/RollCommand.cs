using System.Security.Cryptography;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Plaza;

/// <summary><c>roll</c>: rolls dice, and everybody in the sub-channel sees them.</summary>
public sealed class RollCommand : PlazaCommand
{
    private const int MostDice = 20;
    private const int MostSides = 1000;

    /// <inheritdoc />
    public override string ShortText => "rolls dice for the channel to see.";

    /// <inheritdoc />
    public override string IoText => "[{-dice (text)}]/[text]";

    /// <inheritdoc />
    public override string LongText =>
        """
        Rolls dice. Everybody who has the same sub-channel open sees what you rolled.

        -dice (text)   how many, and how many sides they have: 2d6 is two dice with six sides, and what you get if you say nothing.
        """;

    /// <inheritdoc />
    protected override async ValueTask RunAsync(ISharedState shared, string line)
    {
        var dice = ArgumentLine.Parse(line).Get("-dice") ?? "2d6";
        if (!TryParse(dice, out var count, out var sides))
        {
            Error($"'{dice}' is not 1 to {MostDice} dice with 2 to {MostSides} sides; 2d6 would be.");
            return;
        }

        var rolls = new int[count];
        for (var i = 0; i < count; i++)
            rolls[i] = RandomNumberGenerator.GetInt32(sides) + 1;
        await TellAllAsync($"{NameOf(shared)} rolls {dice}: {string.Join(" + ", rolls)} = {rolls.Sum()}\n");
    }

    private static bool TryParse(string text, out int count, out int sides)
    {
        (count, sides) = (0, 0);
        var parts = text.Split('d', 'D');
        return parts.Length == 2
            && int.TryParse(parts[0], out count) && count is >= 1 and <= MostDice
            && int.TryParse(parts[1], out sides) && sides is >= 2 and <= MostSides;
    }
}
