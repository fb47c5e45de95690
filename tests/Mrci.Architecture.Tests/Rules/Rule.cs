namespace Mrci.Architecture.Tests.Rules;

/// <summary>A rule of the specification.</summary>
/// <param name="Number">For instance <c>P-5.3</c> or <c>C-auth.6</c>; defects of the old host are <c>X-n</c> and <c>B-n</c>, worked examples <c>H-n</c>.</param>
/// <param name="About">A few words.</param>
internal sealed record Rule(string Number, string About);
