using System.Globalization;
using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Workload;

/// <summary>The limit of sub-channels per channel, by <c>host_config</c> (C-CFG.14); higher than anybody needs.</summary>
internal sealed class SubChannelLimit() : HostSetting("max sub-channels per channel")
{
    private const string Item = "14";
    private const string Exit = "0";
    private const int Lowest = 200;
    private const int Values = 57;

    /// <inheritdoc />
    public override string Value(int number) => (Lowest + (number % Values)).ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public override async Task<CommandOutcome> ReadAsync(HostSession session)
    {
        var outcome = await session.ConverseAsync("host_config", Exit);
        var label = $"{Name}: ";
        var line = outcome.Text.Split('\n').FirstOrDefault(line => line.StartsWith(label, StringComparison.Ordinal)) ?? label;
        return outcome with { Text = line[label.Length..] };
    }

    /// <inheritdoc />
    public override async Task<Answer> WriteAsync(HostSession session, string value) =>
        (await session.ConverseAsync("host_config", Item, value, Exit)).Answer;
}
