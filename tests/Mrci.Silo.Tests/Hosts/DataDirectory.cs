namespace Mrci.Silo.Tests.Hosts;

/// <summary>A data directory that is gone after the test.</summary>
internal sealed class DataDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mrci-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
