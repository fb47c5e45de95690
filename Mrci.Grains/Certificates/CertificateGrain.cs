using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Mrci.Domain.Certificates;
using Mrci.Grains.State;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Grains.Certificates;

/// <summary>The certificate for one common name (D-611, P-1.12).</summary>
/// <param name="storage">The state.</param>
/// <param name="protection">Encrypts the private key at rest.</param>
/// <param name="time">Decides what has expired.</param>
/// <param name="logger">Told of certificates that are made or replaced.</param>
public sealed partial class CertificateGrain(
    [PersistentState("certificate", GrainStores.Default)] IPersistentState<CertificateState> storage,
    IDataProtectionProvider protection,
    TimeProvider time,
    ILogger<CertificateGrain> logger)
    : StatefulGrain<CertificateState>(storage), ICertificateGrain
{
    /// <summary>Purpose of the encryption of private keys; another purpose cannot read them.</summary>
    public const string KeyPurpose = "Mrci.Certificates";

    private readonly IDataProtector _protector = protection.CreateProtector(KeyPurpose);
    private CertificateMaterial? _material;
    private Outbox? _outbox;

    private Outbox Outbox => _outbox ??= new Outbox(this, time, logger);

    // Records of former versions have no name of their own.
    private string ListedName => Committed.CommonName.Length > 0 ? Committed.CommonName : this.GetPrimaryKeyString();

    private ICertificateListGrain List => GrainFactory.GetGrain<ICertificateListGrain>(0);

    /// <inheritdoc />
    public async Task<CertificateMaterial?> GetOrCreateAsync(string commonName, bool mayCreate)
    {
        if (Committed.Source == CertificateSource.None)
            return mayCreate ? await CreateAsync(commonName) : null;
        _material ??= TryOpen();
        if (_material is not null && _material.NotAfterUtc > time.GetUtcNow())
            return _material;
        if (Committed.Source == CertificateSource.Installed)
            LogReplaced(commonName);
        return await CreateAsync(commonName);
    }

    private async Task<CertificateMaterial> CreateAsync(string commonName)
    {
        var (certificatePem, privateKey) = await Task.Run(() => SelfSignedCertificate.Create(commonName, time.GetUtcNow()));
        await StoreAsync(CertificateSource.SelfSigned, commonName, certificatePem, privateKey);
        _material = Open(certificatePem, privateKey);
        LogCreated(commonName, _material.NotAfterUtc);
        return _material;
    }

    /// <inheritdoc />
    public Task<CertificateInfo?> GetInfoAsync() => Task.FromResult(Committed.Source == CertificateSource.None
        ? null
        : new CertificateInfo(ListedName, Committed.CertificatePem));

    /// <inheritdoc />
    public async Task<bool> InstallAsync(string commonName, string certificatePem, byte[] privateKey, bool replace)
    {
        if (!CertificateFiles.Match(certificatePem, privateKey))
            throw new ArgumentException("The private key does not belong to the certificate.", nameof(privateKey));
        if (Committed.Source != CertificateSource.None && !replace)
            return false;
        await StoreAsync(CertificateSource.Installed, commonName, certificatePem, privateKey);
        return true;
    }

    /// <inheritdoc />
    public async Task<bool> RemoveAsync()
    {
        if (await GetInfoAsync() is not { } info)
            return false;
        await ChangeAsync(info.CommonName, new CertificateState());
        return true;
    }

    /// <inheritdoc />
    public async Task<bool> SettleAsync()
    {
        var isStored = Committed.Source != CertificateSource.None;
        await List.SettleAsync(ListedName, isStored);
        return isStored;
    }

    private Task StoreAsync(CertificateSource source, string commonName, string certificatePem, byte[] privateKey) => ChangeAsync(
        commonName,
        new CertificateState
        {
            Source = source,
            CommonName = commonName,
            CertificatePem = certificatePem,
            ProtectedKey = _protector.Protect(privateKey),
        });

    // The list knows of the change before the store has it: a loss in between leaves a name to ask this grain about, and no certificate that is not listed.
    private async Task ChangeAsync(string commonName, CertificateState next)
    {
        await List.BeginAsync(commonName);
        _material = null;
        await CommitAsync(next);
        await Outbox.PostAsync(SettleAsync);
    }

    private CertificateMaterial? TryOpen()
    {
        try
        {
            return Open(Committed.CertificatePem, _protector.Unprotect(Committed.ProtectedKey));
        }
        catch (CryptographicException exception)
        {
            LogUnusable(exception, this.GetPrimaryKeyString());
            return null;
        }
    }

    // Throws CryptographicException when the certificate or the key does not parse, or they do not belong together.
    private static CertificateMaterial Open(string certificatePem, byte[] privateKey)
    {
        using var certificate = X509Certificate2.CreateFromPem(certificatePem);
        if (!CertificateFiles.Match(certificatePem, privateKey))
            throw new CryptographicException("The private key does not belong to the certificate.");
        return new CertificateMaterial(certificatePem, privateKey, new DateTimeOffset(certificate.NotAfter));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A self-signed certificate for {CommonName} has been made; it is valid until {NotAfter:u}.")]
    private partial void LogCreated(string commonName, DateTimeOffset notAfter);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The installed certificate for {CommonName} is expired or unusable and is replaced by a self-signed one.")]
    private partial void LogReplaced(string commonName);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The stored certificate for {CommonName} cannot be used.")]
    private partial void LogUnusable(Exception exception, string commonName);
}
