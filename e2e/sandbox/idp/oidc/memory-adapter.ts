import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

/** Storage of one provider instance: everything in memory, for as long as the process lives. */
export function memoryAdapter(): AdapterFactory {
  const stored = new Map<string, AdapterPayload>();

  return (model): Adapter => {
    const key = (id: string): string => `${model} ${id}`;
    const findBy = (member: "uid" | "userCode", value: string): AdapterPayload | undefined => {
      for (const [id, payload] of stored) {
        if (id.startsWith(`${model} `) && payload[member] === value) return payload;
      }
      return undefined;
    };
    return {
      upsert: async (id, payload) => {
        stored.set(key(id), payload);
      },
      find: async (id) => stored.get(key(id)),
      findByUid: async (uid) => findBy("uid", uid),
      findByUserCode: async (code) => findBy("userCode", code),
      consume: async (id) => {
        const payload = stored.get(key(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => {
        stored.delete(key(id));
      },
      revokeByGrantId: async (grantId) => {
        for (const [id, payload] of stored) if (payload.grantId === grantId) stored.delete(id);
      },
    };
  };
}
