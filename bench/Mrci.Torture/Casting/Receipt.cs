namespace Mrci.Torture.Casting;

/// <summary>A cast as a receiver got it.</summary>
/// <param name="Cast">Number of the cast in the sender's session.</param>
/// <param name="Milliseconds">When, since the start of the run.</param>
internal readonly record struct Receipt(int Cast, int Milliseconds);
