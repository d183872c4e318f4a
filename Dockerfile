# syntax=docker/dockerfile:1

# Debian 13: its glibc is new enough for the embedded MongoDB engine.
ARG NODE_IMAGE=node:24-trixie-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY . .
RUN npm run build

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The engine is an optional package, wanted here: without MONGODB_URI it is the database.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --include=optional

FROM ${NODE_IMAGE}
# HOME is on the volume: the compiled network data is cached there.
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    CLARM_DATA_DIR=/data \
    XDG_CACHE_HOME=/data/cache
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# Plain JavaScript that runs as it is: the engine's own process.
COPY --from=build /app/server/engine/*.mjs ./server/engine/
COPY --from=build /app/server/demo/static ./server/demo/static
COPY package.json LICENSE ./
RUN install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --start-interval=1s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Events live for a second: with room for the young, twice as few of them are carried along.
CMD ["node", "--max-semi-space-size=32", "dist/server/main.js"]
