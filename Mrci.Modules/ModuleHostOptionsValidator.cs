using Microsoft.Extensions.Options;

namespace Mrci.Modules;

/// <summary>Refuses settings that cannot work, at the start of the host.</summary>
internal sealed class ModuleHostOptionsValidator : IValidateOptions<ModuleHostOptions>
{
    // A .NET process takes about 40 MiB before it has loaded anything.
    private const int LeastMemory = 64;

    public ValidateOptionsResult Validate(string? name, ModuleHostOptions options)
    {
        var errors = new List<string>();
        Positive(options.CallBudget, nameof(options.CallBudget));
        Positive(options.TurnBudget, nameof(options.TurnBudget));
        Positive(options.MemberBudget, nameof(options.MemberBudget));
        Positive(options.Grace, nameof(options.Grace));
        Positive(options.StartTimeout, nameof(options.StartTimeout));
        Positive(options.WatchInterval, nameof(options.WatchInterval));
        Positive(options.DeathWindow, nameof(options.DeathWindow));
        AtLeast(options.MaxMemoryMiB, LeastMemory, nameof(options.MaxMemoryMiB));
        AtLeast(options.MaxProcesses, 1, nameof(options.MaxProcesses));
        AtLeast(options.MaxOutputBytes, 1, nameof(options.MaxOutputBytes));
        AtLeast(options.MaxDeaths, 0, nameof(options.MaxDeaths));
        if (options.DataDirectory.Length == 0)
            errors.Add($"{ModuleHostOptions.Section}:{nameof(options.DataDirectory)} is empty; it takes a directory.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Positive(TimeSpan value, string option)
        {
            // The engine's timers take no more.
            if (value <= TimeSpan.Zero || value > TimeSpan.FromDays(1))
                errors.Add($"{ModuleHostOptions.Section}:{option} is {value}; it takes more than zero and at most a day.");
        }

        void AtLeast(long value, long least, string option)
        {
            if (value < least)
                errors.Add($"{ModuleHostOptions.Section}:{option} is {value}; {least} is the least.");
        }
    }
}
