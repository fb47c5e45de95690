namespace Mrci.Load;

/// <summary>The host did something a measurement cannot stand on: an error, a lost connection, a wrong delivery.</summary>
internal sealed class LoadException(string message) : Exception(message);
