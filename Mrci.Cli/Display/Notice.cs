namespace Mrci.Cli.Display;

/// <summary>A notification in words.</summary>
internal readonly record struct Notice(string Text, bool IsError = false, bool IsLong = false);
