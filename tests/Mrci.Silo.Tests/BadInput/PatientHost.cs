using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.BadInput;

/// <summary>A host that waits for a header for longer than any test does: a connection that ends in its header has ended for another reason.</summary>
public sealed class PatientHost() : OwnHostFixture("--Mrci:Front:HeaderTimeout", "00:10:00");
