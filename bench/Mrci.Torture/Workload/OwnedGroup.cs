namespace Mrci.Torture.Workload;

/// <summary>A group as the administrator knows it who made it.</summary>
/// <param name="firstName">Name it was created under, by which the ledger knows it for ever.</param>
internal sealed class OwnedGroup(string firstName)
{
    private string? _name;

    /// <summary>Name it was created under.</summary>
    public string FirstName => firstName;

    /// <summary>Name it has.</summary>
    public string Name
    {
        get => _name ?? firstName;
        set => _name = value;
    }
}
