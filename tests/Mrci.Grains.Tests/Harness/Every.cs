namespace Mrci.Grains.Tests.Harness;

/// <summary>Cases of the fault tests.</summary>
internal static class Every
{
    /// <summary>Each kind of fault at each write of an operation.</summary>
    public static TheoryData<int, FaultKind> Fault(int writes)
    {
        var cases = new TheoryData<int, FaultKind>();
        for (var write = 1; write <= writes; write++)
        {
            foreach (var kind in Enum.GetValues<FaultKind>())
                cases.Add(write, kind);
        }

        return cases;
    }
}
