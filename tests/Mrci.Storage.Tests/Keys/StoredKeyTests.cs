using System.Security.Cryptography;
using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Mrci.Storage.Keys;
using Mrci.Storage.Tests.Databases;

namespace Mrci.Storage.Tests.Keys;

/// <summary>Protection keys in the store, alike on every database (D-611).</summary>
public abstract class StoredKeyTests : IAsyncLifetime
{
    private static readonly byte[] Secret = [1, 2, 3];

    private readonly TemporaryDirectory _files = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_files.Path);
        _database = await CreateDatabaseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _files.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected abstract Task<TestDatabase> CreateDatabaseAsync();

    [Fact]
    public async Task Later_host_of_the_store_reads_what_an_earlier_one_protected()
    {
        byte[] hidden;
        await using (var first = await StartAsync())
            hidden = first.Protector.Protect(Secret);

        await using var second = await StartAsync();

        second.Protector.Unprotect(hidden).ShouldBe(Secret);
        second.Keys.GetAllElements().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task First_key_of_a_host_that_was_slower_is_dropped()
    {
        await using var host = await StartAsync();
        await host.Store.DataSource.ExecuteAsync("DELETE FROM protection_key");
        var (quick, slow) = (Repository(host), Repository(host));
        quick.GetAllElements().ShouldBeEmpty();
        slow.GetAllElements().ShouldBeEmpty();

        quick.StoreElement(new XElement("key", "quick"), "key-1");
        slow.StoreElement(new XElement("key", "slow"), "key-2");

        slow.GetAllElements().ShouldHaveSingleItem().Value.ShouldBe("quick");
    }

    [Fact]
    public async Task Later_keys_of_two_hosts_are_both_kept_in_order()
    {
        await using var host = await StartAsync();
        var (one, other) = (Repository(host), Repository(host));
        one.GetAllElements().ShouldHaveSingleItem();
        other.GetAllElements().ShouldHaveSingleItem();

        one.StoreElement(new XElement("key", "one"), "key-1");
        other.StoreElement(new XElement("revocation", "other"), "revocation-1");

        one.GetAllElements().Skip(1).Select(static element => element.Value).ShouldBe(["one", "other"]);
    }

    [Fact]
    public async Task Keys_in_files_are_taken_over_once()
    {
        var directory = _files.File("data");
        var hidden = ProtectWithFiles(Path.Combine(directory, "keys"));
        var options = _database.CreateOptions();
        if (options.DataDirectory.Length == 0)
            options.DataDirectory = directory;
        else
            Directory.Move(Path.Combine(directory, "keys"), Path.Combine(Directory.CreateDirectory(options.DataDirectory).FullName, "keys"));

        for (var start = 0; start < 2; start++)
        {
            await using var host = await KeyHost.StartAsync(options);
            host.Protector.Unprotect(hidden).ShouldBe(Secret);
            host.Keys.GetAllElements().ShouldHaveSingleItem();
        }

        Directory.Delete(Path.Combine(options.DataDirectory, "keys"), recursive: true);
        await using var without = await KeyHost.StartAsync(options);
        without.Protector.Unprotect(hidden).ShouldBe(Secret);
    }

    [Fact]
    public async Task Key_file_that_is_no_xml_ends_the_start_and_is_named()
    {
        var options = _database.CreateOptions();
        if (options.DataDirectory.Length == 0)
            options.DataDirectory = _files.File("data");
        Directory.CreateDirectory(Path.Combine(options.DataDirectory, "keys"));
        await File.WriteAllTextAsync(Path.Combine(options.DataDirectory, "keys", "key-x.xml"), "<key", TestContext.Current.CancellationToken);

        (await Should.ThrowAsync<StoreException>(KeyHost.StartAsync(options))).Message.ShouldContain("key-x.xml");
    }

    [Fact]
    public async Task Certificate_encrypts_the_keys_and_only_who_has_it_can_start()
    {
        var (mine, next, foreign) = (Certificate("mine"), Certificate("next"), Certificate("foreign"));
        byte[] hidden;
        await using (var host = await StartAsync(mine))
        {
            hidden = host.Protector.Protect(Secret);
            var stored = await host.Store.DataSource.ScalarAsync<string>("SELECT element FROM protection_key");
            stored.ShouldNotBeNull().ShouldContain("CipherValue");
            stored.ShouldNotContain("<masterKey", Case.Sensitive, "the key in clear");
        }

        foreach (var unable in new[] { new KeyProtectionOptions(), foreign })
        {
            var refused = await Should.ThrowAsync<StoreException>(StartAsync(unable));
            refused.Message.ShouldContain("Mrci:KeyProtection");
        }

        next.Former.Add(mine);
        await using var later = await StartAsync(next);
        later.Protector.Unprotect(hidden).ShouldBe(Secret);
    }

    [Fact]
    public void Certificate_that_cannot_be_used_is_named()
    {
        var missing = new KeyProtectionOptions { Certificate = _files.File("no.pem"), Key = _files.File("no.key") };
        var refused = Should.Throw<OptionsValidationException>(() => new ServiceCollection().AddMrciKeys(missing));
        refused.Message.ShouldContain("no.pem");

        using var key = ECDsa.Create();
        var elliptic = TestCertificate.Write(_files.Path, "elliptic", key);
        Should.Throw<OptionsValidationException>(() => new ServiceCollection().AddMrciKeys(elliptic)).Message.ShouldContain("RSA");
    }

    private static StoredKeys Repository(KeyHost host) => new(host.Store, new RecordingLogger<StoredKeys>());

    private Task<KeyHost> StartAsync(KeyProtectionOptions? protection = null) => KeyHost.StartAsync(_database.CreateOptions(), protection);

    private KeyProtectionOptions Certificate(string name)
    {
        using var key = RSA.Create(2048);
        return TestCertificate.Write(_files.Path, name, key);
    }

    // As the host did it before its keys were in the store.
    private static byte[] ProtectWithFiles(string directory)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("mrci").PersistKeysToFileSystem(new DirectoryInfo(directory));
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect(Secret);
    }
}
