namespace Mrci.Client.Tests.Cli;

internal static class Keys
{
    public static ConsoleKeyInfo Of(char typed) => typed switch
    {
        '\n' => Of(ConsoleKey.Enter),
        '\t' => Of(ConsoleKey.Tab),
        _ => new ConsoleKeyInfo(typed, ConsoleKey.None, shift: false, alt: false, control: false),
    };

    public static ConsoleKeyInfo Of(ConsoleKey key, bool control = false) => new('\0', key, shift: false, alt: false, control);
}
