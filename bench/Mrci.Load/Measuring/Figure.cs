namespace Mrci.Load.Measuring;

/// <summary>One measured value of one run.</summary>
/// <param name="Name">What was measured, dotted, unique within a scenario.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">Its unit.</param>
internal readonly record struct Figure(string Name, double Value, string Unit);
