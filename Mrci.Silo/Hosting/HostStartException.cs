namespace Mrci.Silo.Hosting;

/// <summary>The host cannot start; the message tells an operator why and what to do.</summary>
internal sealed class HostStartException(string message) : Exception(message);
