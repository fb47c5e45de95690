using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Mrci.Engine.Embedded.Storage;

internal static class StorageSerializers
{
    // As Orleans chooses: the one registered under the name of the storage, else the one for all.
    public static IGrainStorageSerializer For(IServiceProvider services, string storageName)
        => services.GetKeyedService<IGrainStorageSerializer>(storageName)
            ?? services.GetService<IGrainStorageSerializer>()
            ?? new SystemTextJsonStorageSerializer();
}
