namespace Mrci.Torture.Commands;

/// <summary>Where stores and logs of a run are.</summary>
internal sealed class RunDirectory : IDisposable
{
    private readonly bool _isTemporary;

    /// <summary>Makes it.</summary>
    /// <param name="chosen">The directory that the operator wants to keep; null for a temporary one.</param>
    public RunDirectory(DirectoryInfo? chosen)
    {
        _isTemporary = chosen is null;
        chosen?.Create();
        Path = chosen ?? Directory.CreateTempSubdirectory("mrci-torture-");
    }

    /// <summary>The directory.</summary>
    public DirectoryInfo Path { get; }

    /// <summary>Whether somebody will want to read the logs.</summary>
    public bool IsOfInterest { get; set; }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_isTemporary && !IsOfInterest)
            Path.Delete(recursive: true);
        else
            Console.Error.WriteLine($"mrci-torture: logs are in {Path.FullName}");
    }
}
