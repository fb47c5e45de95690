namespace Mrci.Torture;

/// <summary>The run cannot be set up or carried on: not a violation, there is nothing to judge.</summary>
internal sealed class TortureException(string message) : Exception(message);
